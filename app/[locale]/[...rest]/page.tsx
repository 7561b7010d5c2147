import { notFound } from "next/navigation";

/** Any address that does not exist, within a language that does. */
export default function UnknownPage() {
  notFound();
}

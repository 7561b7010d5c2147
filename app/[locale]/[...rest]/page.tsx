import { notFound } from "next/navigation";

/** An address we do not have, within a language we do. */
export default function UnknownPage() {
  notFound();
}

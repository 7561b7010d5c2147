import { framedMail } from "#lib/addresses.ts";

type Props = { readonly asked: Readonly<Record<string, string>>; readonly title: string };

/** A mail as a mail program shows it: a page of its own, which runs nothing and fetches nothing. */
export const MailFrame = ({ asked, title }: Props) => (
  <iframe className="h-[44rem] w-full rounded-md border border-line" src={framedMail(asked)} title={title} />
);

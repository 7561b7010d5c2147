import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { FromHelp } from "#lib/features/base/figures/schema.ts";
import { kindSlugs, pages } from "#lib/features/appointment/appointments/schema.ts";
import { words } from "#lib/features/appointment/appointments/texts.ts";
import { Check } from "#lib/features/appointment/appointments/ui/check.tsx";
import { Question, wayOn } from "#lib/features/appointment/appointments/ui/question.tsx";
import { draftIn } from "#lib/platform/gate/draft.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

const Step = z.object({
  soort: z.enum(kindSlugs),
  pagina: z
    .tuple([z.enum([...pages, "controleren"]).exclude([""])])
    .optional()
    .transform((pagina) => pagina?.[0] ?? ("" as const)),
});

export const generateMetadata = titled((locale, parts) => {
  const { data } = Step.safeParse(parts);
  const { pages: titles, check } = words[locale];
  return data && (data.pagina === "controleren" ? check : titles[data.pagina]).title;
});

export default pageAt(async ({ locale, asked, ...parts }) => {
  const { data } = Step.safeParse(parts);
  if (!data) notFound();
  const { soort: kind, pagina: page } = data;
  const answers = draftIn(await cookies(), "appointment");
  // Whoever comes back to the first page has no such address any more, but may have begun with one.
  const hidden = FromHelp.parse({ hulp: answers["helpEnd"], ...asked });
  const earlier = wayOn(kind, page, answers);
  if (earlier !== null) redirect(href(locale, earlier));
  return (
    <Main>
      {page === "controleren" ? (
        <Check locale={locale} kind={kind} answers={answers} requestKey={crypto.randomUUID()} />
      ) : (
        <Question locale={locale} kind={kind} page={page} answers={answers} hidden={hidden} />
      )}
    </Main>
  );
});

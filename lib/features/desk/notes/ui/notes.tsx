import type { Locale } from "#lib/platform/i18n/locale.ts";
import { settings } from "#lib/platform/settings.ts";
import { Button } from "#lib/ui/button.tsx";
import { LongTextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { eraseNoteAction, writeNoteAction } from "../actions.ts";
import type { Notes as Page } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly page: Page; readonly requestKey: string };

/** What colleagues wrote about whoever is on this page, and a field to add to it. */
export function Notes({ locale, page, requestKey }: Props) {
  const { about, id, isSeen, notes, mayWrite } = page;
  const texts = words[locale];
  if (!isSeen) return null;
  return (
    <section id="notities">
      <h2>{texts.title}</h2>
      {notes.length === 0 && <p>{texts.none}</p>}
      <ul className="list-none p-0">
        {notes.map((note) => (
          <li key={note.id} className="mb-4">
            <p className="m-0 whitespace-pre-line break-words">{note.text}</p>
            <div className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
              {texts.by(note.by, note.writtenAt, about === "person" ? note.organisation : "")}
              {mayWrite && (
                <Form locale={locale} action={eraseNoteAction} hidden={{ noteId: note.id, about, id }}>
                  <Button look="secondary" small>
                    {texts.erase}
                    <span className="sr-only">: {texts.eraseWhat(note.writtenAt)}</span>
                  </Button>
                </Form>
              )}
            </div>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Form
          locale={locale}
          action={writeNoteAction}
          requestKey={requestKey}
          hidden={{ about, id }}
          submit={texts.submit}
          look="secondary"
        >
          <LongTextField
            name="text"
            label={texts.label}
            hint={texts.hint(settings().RETENTION_DAYS.StaffNote)}
            rows={3}
          />
        </Form>
      )}
    </section>
  );
}

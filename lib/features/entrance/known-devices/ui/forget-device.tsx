import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Task, TaskList } from "#lib/ui/task-list.tsx";
import { endDeviceAction } from "../actions.ts";
import { words } from "../texts.ts";

type Device = { readonly id: string; readonly name: string; readonly note: string };

/** The browsers in which somebody once signed in, each to be forgotten. */
export function ForgetDevice({ locale, devices }: { locale: Locale; devices: readonly Device[] }) {
  return (
    <Form action={endDeviceAction} locale={locale}>
      <TaskList>
        {devices.map(({ id, name, note }) => (
          <Task key={id} sentence={name.charAt(0).toUpperCase() + name.slice(1)} note={`${note}.`}>
            <Button name="deviceId" value={id} small look="secondary">
              {words[locale].forget} <span className="sr-only">{name}</span>
            </Button>
          </Task>
        ))}
      </TaskList>
    </Form>
  );
}

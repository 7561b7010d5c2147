import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Task, TaskList } from "#lib/ui/task-list.tsx";
import type { ReviewAsked } from "../queries.ts";
import { words } from "../texts.ts";

/** That the insurer asks this organisation to go through its people, for what there is to do now. */
export function ReviewTask({ locale, asked }: { readonly locale: Locale; readonly asked: ReviewAsked["asked"] }) {
  if (!asked) return null;
  const { task } = words[locale];
  const sentence = (asked.isLate ? task.late : task.open)(asked.left, asked.dueAt);
  return (
    <TaskList>
      <Task sentence={sentence}>
        <ButtonLink href={href(locale, to.accessReview())} look="secondary" small>
          {task.go}
        </ButtonLink>
      </Task>
    </TaskList>
  );
}

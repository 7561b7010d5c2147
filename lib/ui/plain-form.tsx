import type { BodyProps } from "./form-body.tsx";
import { Button } from "./button.tsx";
import { NeedsReact } from "./markup.ts";

/** Says that the page of this form has no scripts, so that what is to be said of it comes with the next page. */
const plainMark = "plain";

/** A server action as the browser's own forms send it: React reads which one it is from these fields. */
function fieldsOf(action: BodyProps["action"]): Readonly<Record<string, string>> {
  if (!("$$id" in action) || typeof action.$$id !== "string") throw new NeedsReact();
  return {
    $ACTION_REF_1: "",
    "$ACTION_1:0": JSON.stringify({ id: action.$$id, bound: "$@1" }),
    "$ACTION_1:1": "[null]",
  };
}

/** A form on a page without scripts. */
export function PlainForm({ madeFor, ...props }: BodyProps & { readonly madeFor: string | null }) {
  const { name, action, submit, look, small, aside, after, hidden, formId, requestKey, children } = props;
  const fields = {
    ...fieldsOf(action),
    ...hidden,
    ...(requestKey !== undefined && { requestKey }),
    ...(madeFor !== null && { madeFor }),
    ...(name !== "" && { formName: name }),
    [plainMark]: "1",
  };
  return (
    <>
      <form id={formId} action="" encType="multipart/form-data" method="POST" noValidate>
        {Object.entries(fields).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        {children}
        {submit !== undefined && (
          <div className="buttons">
            <Button {...(look && { look })} {...(small && { small })}>
              {submit}
            </Button>
            {aside}
          </div>
        )}
      </form>
      {after}
    </>
  );
}

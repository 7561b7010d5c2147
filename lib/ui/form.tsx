import { FormBody, type BodyProps } from "./form-body.tsx";

type Props = Omit<BodyProps, "name"> & {
  readonly action: BodyProps["action"] & {
    /** By which a form is known again, also by a later build. */
    readonly formName?: string;
  };
};

/** A form with a server action. It works without JavaScript too, and what was typed comes back with the errors. */
export function Form(props: Props) {
  // On its way to the browser an action loses its name, so this reads it on the server.
  return <FormBody {...props} name={props.action.formName ?? ""} />;
}

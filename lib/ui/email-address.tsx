import { Fragment } from "react";

/** An email address that breaks, where there is no room for all of it, behind its @ or a dot and not within a word. */
export const EmailAddress = ({ address }: { readonly address: string }) =>
  address.split(/(?<=[@.])/).map((part, i) => (
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {part}
    </Fragment>
  ));

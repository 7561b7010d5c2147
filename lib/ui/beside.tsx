import type { ReactNode } from "react";

/**
 * On a wide screen the second part stands beside the first and the third, such as acts beside facts; on any other they
 * follow each other. Each is one element.
 */
export function Beside({ children }: { readonly children: ReactNode }) {
  return <div className="beside">{children}</div>;
}

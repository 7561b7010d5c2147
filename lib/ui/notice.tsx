import type { ReactNode } from "react";

type Props = {
  readonly tone: "success" | "info" | "warning";
  readonly title?: string;
  readonly children?: ReactNode;
};

/** At most one above the heading of a page: what just happened (success), or what one must know first. */
export function Notice({ tone, title, children }: Props) {
  return (
    <div className={`notice ${tone}`} role={tone === "success" ? "status" : undefined}>
      {title !== undefined && <p className="title">{title}</p>}
      {typeof children === "string" ? <p>{children}</p> : children}
    </div>
  );
}

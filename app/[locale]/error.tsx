"use client";

import { Trouble } from "#lib/features/frame/shell/ui/trouble.tsx";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset(): void }) {
  return <Trouble number={error.digest} retry={reset} />;
}

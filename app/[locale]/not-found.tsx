import { NotFound } from "#lib/features/frame/shell/ui/not-found.tsx";
import { currentPath } from "#lib/platform/web/request-facts.ts";

export default async function NotFoundPage() {
  const { locale } = await currentPath();
  return <NotFound locale={locale} />;
}

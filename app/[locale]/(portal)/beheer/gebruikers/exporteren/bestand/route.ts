import type { NextRequest } from "next/server";
import { exported } from "#lib/features/administration/colleagues/queries.ts";
import { listFile } from "#lib/features/administration/colleagues/ui/sheet.tsx";
import { download } from "#lib/platform/gate/download.ts";

export const GET = (request: NextRequest) =>
  download(exported, Object.fromEntries(request.nextUrl.searchParams), listFile);

import type { NextRequest } from "next/server";
import { fileOfBulkAct } from "#lib/features/administration/bulk-acts/queries.ts";
import { listFile } from "#lib/features/administration/colleagues/ui/sheet.tsx";
import { download } from "#lib/platform/gate/download.ts";

type At = { readonly params: Promise<{ readonly id: string }> };

export const GET = async (request: NextRequest, { params }: At) =>
  download(fileOfBulkAct, { ...Object.fromEntries(request.nextUrl.searchParams), ...(await params) }, listFile);

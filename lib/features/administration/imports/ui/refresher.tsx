"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

const everyMs = 2_000;

/** Asks for the page again as long as it is shown, and never before the last answer has come. */
export function Refresher() {
  const router = useRouter();
  const [pending, begin] = useTransition();
  useEffect(() => {
    if (pending) return;
    const timer = setTimeout(() => begin(() => router.refresh()), everyMs);
    return () => clearTimeout(timer);
  }, [pending, router]);
  return null;
}

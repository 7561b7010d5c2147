"use client";

import { usePathname } from "next/navigation";
import { NavAt, type NavProps } from "./nav-at.tsx";

/** The sections of a part of the site; the one of this page is marked. */
export const Nav = (props: NavProps) => <NavAt path={usePathname()} {...props} />;

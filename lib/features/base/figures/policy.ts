import { isAdministrator, worksWithCustomers } from "#lib/platform/access/actor.ts";

/** They say how many, and never who. */
export const maySeeFigures = worksWithCustomers;

export const maySeeOwnFigures = isAdministrator;

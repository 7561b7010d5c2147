export const roles = ["ADMINISTRATOR", "EMPLOYEE"] as const;
export type Role = (typeof roles)[number];

export const staffRoles = ["SERVICEDESK", "ONBOARDING", "AUDITOR", "STAFF_ADMIN"] as const;
export type StaffRole = (typeof staffRoles)[number];

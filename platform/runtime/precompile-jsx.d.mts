/** JavaScript with JSX in (without types), JavaScript out. */
export function precompileJsx(source: string): string

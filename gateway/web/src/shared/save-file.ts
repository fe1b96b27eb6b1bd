const readMs = 10_000;

/** Hands a file to the browser's downloads. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // Nobody tells when the browser has read it.
  setTimeout(() => URL.revokeObjectURL(link.href), readMs);
}

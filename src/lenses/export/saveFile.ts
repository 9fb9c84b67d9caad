/** Gives a file to the browser to keep. Signs that file systems refuse become underscores. */
export function saveFile(name: string, file: Blob): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name.replace(/[^\p{L}\p{N}._ -]+/gu, '_').slice(-120)
  link.click()
  // The download reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}

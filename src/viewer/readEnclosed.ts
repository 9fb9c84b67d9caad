/** Unpacks the recording that stands in the document: gzip in base64, in an element that nothing runs or draws. */
export async function readEnclosed(document: Document): Promise<Blob> {
  const packed = document.getElementById('recording')?.textContent?.trim()
  if (!packed) throw new Error('This file holds no recording. Export it again from the menu of a session.')
  try {
    const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0))
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
    return await new Response(unpacked).blob()
  } catch (error) {
    throw new Error('The recording in this file is damaged. Ask for the file again.', { cause: error })
  }
}

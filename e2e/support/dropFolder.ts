import type { Locator, Page } from '@playwright/test'

/** Drags a folder of this machine over a place and lets it go there, as a person does with a file manager. */
export async function dropFolder(page: Page, place: Locator, folder: string): Promise<void> {
  const box = await place.boundingBox()
  if (!box) throw new Error('There is no place to drop the folder on.')
  const protocol = await page.context().newCDPSession(page)
  const at = { x: box.x + box.width / 2, y: box.y + 20 }
  const data = { items: [], files: [folder], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await protocol.send('Input.dispatchDragEvent', { type, ...at, data })
  await protocol.detach()
}

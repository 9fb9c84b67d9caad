import type { PackedFile } from '@/queries/skills.ts'

/** The files of folders and files that were dropped, with their paths. Must be called while the event is handled. */
export async function readDropped(transfer: DataTransfer): Promise<PackedFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return readChosen(transfer.files)
  return (await Promise.all(entries.map(readEntry))).flat()
}

/** The files of a folder picker, with their paths, or those of a file picker. */
export function readChosen(files: FileList): PackedFile[] {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, content: file }))
}

async function readEntry(entry: FileSystemEntry): Promise<PackedFile[]> {
  if (isFile(entry)) {
    const content = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    return [{ path: entry.fullPath.replace(/^\//, ''), content }]
  }
  if (!isFolder(entry)) return []
  const reader = entry.createReader()
  const found: FileSystemEntry[] = []
  // A reader gives its entries in portions, and an empty one at the end.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (portion.length === 0) break
    found.push(...portion)
  }
  return (await Promise.all(found.map(readEntry))).flat()
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

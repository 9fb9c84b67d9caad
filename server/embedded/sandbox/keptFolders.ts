/** Folders of a session that are kept on disk, by the names they have inside. */
export const keptFolders = ['workspace', 'data', 'tmp'] as const

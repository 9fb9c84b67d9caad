/** Where the frames of one stream go. */
export interface StreamSink {
  write(frame: Uint8Array): void
  /** Bytes written that the reader has not taken yet. */
  bufferedBytes(): number
  /** Resolves when the reader can take more, or is gone. */
  drained(): Promise<void>
  /** Ends after what was written. */
  end(): void
  /** Cuts the connection at once. */
  destroy(): void
  /** Calls back once when the reader is gone, whoever ended it. */
  onClose(listener: () => void): void
}

import {
  FileDiff,
  FilePlus2,
  FileText,
  FolderSearch,
  Globe,
  Image,
  type LucideIcon,
  PackageCheck,
  Plug,
  Search,
  SquareTerminal,
  UserRound,
  Wrench,
} from 'lucide-react'
import type { CallRow } from '@/domain/session/timeline.ts'

const icons: Record<string, LucideIcon> = {
  Bash: SquareTerminal,
  DeliverArtifacts: PackageCheck,
  Edit: FileDiff,
  Glob: FolderSearch,
  Grep: Search,
  ImageGen: Image,
  ImageSearch: Image,
  Read: FileText,
  WebFetch: Globe,
  WebSearch: Globe,
  Write: FilePlus2,
}

export function ToolIcon({ call }: { call: Pick<CallRow, 'tool' | 'name'> }) {
  const Icon = call.tool === 'mcp' ? Plug : call.tool === 'custom' ? UserRound : (icons[call.name] ?? Wrench)
  return <Icon className="size-[15px] flex-none text-k-tool" strokeWidth={1.75} aria-hidden="true" />
}

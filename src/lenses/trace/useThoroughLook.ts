import { useEffect, useState } from 'react'

const quietMs = 1000

/** Says when nothing has changed for a second, so that there is time to look at everything once. */
export function useThoroughLook(version: number): { isThorough: boolean } {
  const [look, setLook] = useState({ isThorough: false, version })
  useEffect(() => {
    const timer = setTimeout(() => setLook({ isThorough: true, version }), quietMs)
    return () => clearTimeout(timer)
  }, [version])
  const isThorough = look.isThorough && look.version === version
  return isThorough ? thorough : quick
}

const thorough = { isThorough: true }
const quick = { isThorough: false }

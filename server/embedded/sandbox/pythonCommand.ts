import { type Command, decodeBytesToUtf8, defineCommand } from 'just-bash'
import { keptFolders } from './keptFolders.ts'

/** What to run, read from the command line of `python3`. */
type Program =
  | { mode: 'file'; path: string; args: string[] }
  | { mode: 'code'; source: string; args: string[] }
  | { mode: 'module'; name: string; args: string[] }
  | { mode: 'stdin'; args: string[] }

const switchesWithValue = new Set(['-W', '-X'])
const harmlessSwitch = /^-[bBdEiIOPqsSuvx]+$/

/**
 * `python3` as people know it, on top of the bundled one: that one indents the program (which changes multi-line
 * strings), reports lines of its own wrapper in tracebacks, and cannot import a module that lies beside the script.
 */
export function createPythonCommands(mountPaths: string[] = []): Command[] {
  const names = [...keptFolders, ...mountPaths.map((path) => path.split('/')[1] ?? '')]
  const folders = [...new Set(names)].map((name) => `/${name}`)
  return ['python3', 'python'].map((name) =>
    defineCommand(name, async (args, context) => {
      const { origCommand } = context
      if (!origCommand) return { stdout: '', stderr: `${name}: not available in this sandbox\n`, exitCode: 127 }
      const program = toProgram(args)
      if (program === null) return origCommand(args)
      const plan = {
        ...program,
        cwd: context.cwd,
        folders,
        ...(program.mode === 'stdin' ? { source: decodeBytesToUtf8(context.stdin) } : {}),
      }
      const encoded = Buffer.from(JSON.stringify(plan)).toString('base64')
      return origCommand(['-c', `${bootstrap}\n_run('${encoded}')`])
    }),
  )
}

/** Null when the bundled command should answer itself: `--version`, `--help`, and what it does not know. */
function toProgram(args: string[]): Program | null {
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    const next = args[at + 1]
    const rest = args.slice(at + 2)
    if (arg === '-') return { mode: 'stdin', args: args.slice(at + 1) }
    if (arg === '-c') return next === undefined ? null : { mode: 'code', source: next, args: rest }
    if (arg === '-m') return next === undefined ? null : { mode: 'module', name: next, args: rest }
    if (switchesWithValue.has(arg)) at += 1
    else if (harmlessSwitch.test(arg) || /^-[WX]./.test(arg)) continue
    else if (arg.startsWith('-')) return null
    else return { mode: 'file', path: arg, args: args.slice(at + 1) }
  }
  return { mode: 'stdin', args: [] }
}

/**
 * Runs inside Python, before the program. The bundled Python sees the session's files under `/host` and rewrites paths
 * in the functions it knows of; links at the usual places make the remaining ones (imports, tempfile) agree with them.
 * No line may be part of a multi-line string: each gets indented.
 */
const bootstrap = `
def _run(encoded):
    import base64, io, json, os, posix, sys, types
    import _colorize
    _colorize.COLORIZE = False
    plan = json.loads(base64.b64decode(encoded))
    own = '/tmp/_jb_script.py'
    os.environ.pop('_', None)
    try:
        posix.unlink(own)
        posix.rmdir('/tmp')
    except OSError:
        pass
    for folder in plan['folders']:
        try:
            posix.symlink('/host' + folder, folder)
        except OSError:
            pass
    cwd, mode = plan['cwd'], plan['mode']
    sys.executable = '/usr/bin/python3'
    sys.dont_write_bytecode = True
    sys.path[:] = [entry for entry in sys.path if entry != '/tmp']
    main = types.ModuleType('__main__')
    main.__builtins__ = __builtins__
    main.__dict__.pop('__file__', None)
    sys.modules['__main__'] = main
    try:
        if mode == 'module':
            import runpy
            sys.path.insert(0, cwd)
            sys.argv = ['-m'] + plan['args']
            runpy._run_module_as_main(plan['name'])
            return
        if mode == 'file':
            path = plan['path']
            full = os.path.normpath(os.path.join(cwd, path))
            if os.path.isdir(full):
                full = os.path.join(full, '__main__.py')
            try:
                with open(full, 'rb') as file:
                    source = file.read()
            except OSError as problem:
                print("python3: can't open file '" + full + "': " + str(problem.strerror), file=sys.stderr)
                raise SystemExit(2)
            name = full
            main.__file__ = full
            sys.path.insert(0, os.path.dirname(full))
            sys.argv = [path] + plan['args']
        else:
            source = plan['source']
            name = '<string>' if mode == 'code' else '<stdin>'
            sys.path.insert(0, cwd)
            sys.argv = ['-c' if mode == 'code' else '-'] + plan['args']
            import linecache
            linecache.cache[name] = (len(source), None, source.splitlines(True), name)
            if mode == 'stdin':
                sys.stdin = io.StringIO('')
        exec(compile(source, name, 'exec', dont_inherit=True), main.__dict__)
    except SystemExit as stop:
        if stop.code is None or isinstance(stop.code, int):
            raise
        print(stop.code, file=sys.stderr)
        raise SystemExit(1)
    except BaseException as problem:
        frame = problem.__traceback__
        while frame is not None and frame.tb_frame.f_code.co_filename == own:
            frame = frame.tb_next
        problem.__traceback__ = frame
        sys.excepthook(type(problem), problem, frame)
        raise SystemExit(130 if isinstance(problem, KeyboardInterrupt) else 1)
    finally:
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except Exception:
                pass
`.trim()

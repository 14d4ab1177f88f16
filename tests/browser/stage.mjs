// What the journeys play on: the real program with a demo in a folder of its own, and contests with
// each rule of the second chance.

import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const MODES = ['share', 'study', 'visit', 'two_attempts', 'none']
/** Who works here besides the demo's own, and in which post over the whole house. */
const STAFF = [
  ['keeper', 'system_administrator'],
  ['warden', 'security_administrator'],
  ['newcomer', 'system_administrator'],
  ['typist', 'system_administrator'],
  ['absent', 'auditor'],
  ['auditor', 'auditor'],
]
let phones = 0

/** A number nobody has used yet; each in a block of its own, whose messages are counted. */
export function freshPhone() {
  phones += 1
  return `199${String(phones).padStart(4, '0')}0001`
}

const DAY_S = 86_400
const SHANGHAI_S = 8 * 3600
const MORNING_S = 10 * 3600

/** Ten in the morning of today in Shanghai: no journey meets midnight, whenever it is played. */
function morning() {
  const nowS = Math.floor(Date.now() / 1000) + SHANGHAI_S
  const month = new Date(nowS * 1000).toISOString().slice(0, 7)
  return { offsetS: MORNING_S - (nowS % DAY_S), month }
}

export class Stage {
  constructor(program) {
    const { offsetS, month } = morning()
    this.program = program
    this.month = month
    this.folder = mkdtempSync(join(tmpdir(), 'palmunion-browser-'))
    this.smsLog = join(this.folder, 'sms.jsonl')
    this.settings = {
      'store.data_dir': join(this.folder, 'data'),
      'server.listen': '127.0.0.1:0',
      'identity.proof_bits': '8',
      'identity.codes_per_address_hour': '1000000',
      'identity.sms_log': this.smsLog,
      'clock.offset_s': String(offsetS),
    }
  }

  words(...command) {
    return [...command, ...Object.entries(this.settings).flatMap(([name, value]) => [`--${name}`, value])]
  }

  /** Fills the demo, creates a contest for each mode (`slugOf`), invites staff (`links`), and serves. */
  async open() {
    this.run('demo')
    for (const mode of MODES) this.createContest(mode)
    this.links = Object.fromEntries(STAFF.map(([login, role]) => [login, this.invite(login, role)]))
    await this.serve()
    const response = await fetch(`${this.origin}/api/v1/quiz/contests`)
    const contests = await response.json()
    const modes = MODES.map((mode) => this.slugOf(mode))
    this.demoSlug = contests.items.find((contest) => !modes.includes(contest.slug)).slug
  }

  /** The same program some seconds later: a phone may then be sent another code. */
  async later(seconds) {
    await this.stop()
    this.settings['clock.offset_s'] = String(Number(this.settings['clock.offset_s']) + seconds)
    this.settings['server.listen'] = new URL(this.origin).host
    await this.serve()
  }

  run(...command) {
    const done = spawnSync(this.program, this.words(...command), { encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`${command.join(' ')}: ${done.stdout}${done.stderr}`)
    return done.stdout
  }

  async serve() {
    this.process = spawn(this.program, this.words('serve'), { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    this.process.stderr.on('data', (text) => (said += text))
    this.origin = await new Promise((resolve, reject) => {
      this.process.stdout.on('data', (text) => {
        said += text
        const found = /http:\/\/[^\s:]+:\d+/.exec(said)
        if (found) resolve(found[0])
      })
      this.process.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${said.slice(-2000)}`)))
    })
  }

  /** The path of the link with which somebody sets up an account. */
  invite(login, role) {
    const said = this.run('admin', 'create', login, '--name', '李雷', '--role', role)
    return /\/staff\/set-up#\S+/.exec(said)[0]
  }

  slugOf(mode) {
    return `journey-${mode.replace('_', '-')}`
  }

  createContest(mode) {
    // Later than the demo's, so that the home page stays the demo's.
    const file = join(this.folder, `${this.slugOf(mode)}.toml`)
    const settings = {
      slug: this.slugOf(mode),
      title: '示例竞赛',
      theme: '示例',
      slogan: '示例',
      organiser: '330000',
      bank: 'party-history',
      starts_on: `${this.month}-01`,
      ends_on: `${Number(this.month.slice(0, 4)) + 1}-12-31`,
      second_chance: mode,
      study_time_s: 5,
      // Here a paper stays open for as long as the slowest machine looks at it.
      time_limit_s: mode === 'two_attempts' ? 3600 : 300,
    }
    const lines = Object.entries(settings).map(([name, value]) => `${name} = ${JSON.stringify(value)}\n`)
    writeFileSync(file, lines.join(''))
    this.run('contest', 'create', file)
  }

  /** Seconds since 1970 as the program counts them. */
  nowS() {
    return Date.now() / 1000 + Number(this.settings['clock.offset_s'])
  }

  async stop() {
    const { exitCode, signalCode } = this.process ?? { exitCode: 0 }
    if (exitCode !== null || signalCode) return
    const ended = new Promise((resolve) => this.process.once('exit', resolve))
    this.process.kill('SIGTERM')
    await ended
  }

  async close() {
    await this.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

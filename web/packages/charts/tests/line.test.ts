import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { HeatYear, MonthLine, StepLine, curve, dayMark, heatStep, serpentine, yearGrid } from '../src'

describe('the month line', () => {
  it.each([28, 29, 30, 31])('has a station for each of %i days, inside its box', (days) => {
    const line = serpentine(days)
    expect(line.stations).toHaveLength(days)
    for (const { x, y } of line.stations) {
      expect(x).toBeGreaterThan(0)
      expect(x).toBeLessThan(line.width)
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(line.height)
    }
  })

  it('runs to the right, turns, and comes back below', () => {
    const { stations } = serpentine(31)
    expect(stations[15]!.x).toBeGreaterThan(stations[0]!.x)
    expect(stations[16]!.x).toBe(stations[15]!.x)
    expect(stations[16]!.y).toBeGreaterThan(stations[15]!.y)
    expect(stations[30]!.x).toBeLessThan(stations[16]!.x)
  })

  it('keeps neighbours apart by the same distance', () => {
    const { stations } = serpentine(30)
    const gaps = stations.slice(1, 15).map((station, index) => station.x - stations[index]!.x)
    for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0]!, 0)
  })

  it('ends the red part at the station of today', () => {
    const line = serpentine(31)
    expect(line.pathTo(3)).toBe(`M${line.stations[0]!.x} 18L${line.stations[2]!.x} 18`)
    expect(line.pathTo(20)).toContain('A16')
    expect(line.pathTo(31)).toBe(line.path)
  })

  it('shows a missed day as an open ring and a day ahead in grey', () => {
    const played = new Set([1, 2, 23])
    expect(dayMark(1, 23, played)).toBe('played')
    expect(dayMark(3, 23, played)).toBe('missed')
    expect(dayMark(24, 23, played)).toBe('ahead')
    expect(dayMark(23, 23, played)).toBe('today-played')
    expect(dayMark(23, 23, new Set())).toBe('today')
  })

  it('says in words what it shows', () => {
    const wrapper = mount(MonthLine, { props: { days: 31, today: 23, played: [1, 2], label: '3 月已答 2 天' } })
    expect(wrapper.attributes('role')).toBe('img')
    expect(wrapper.attributes('aria-label')).toBe('3 月已答 2 天')
    expect(wrapper.findAll('.line__played')).toHaveLength(3)
    expect(wrapper.findAll('.line__missed')).toHaveLength(20)
    expect(wrapper.findAll('.line__open')).toHaveLength(8)
  })

  it('draws no red line in a month that is ahead', () => {
    const wrapper = mount(MonthLine, { props: { days: 30, today: 0, played: [], label: '' } })
    expect(wrapper.find('.line__past').exists()).toBe(false)
  })
})

describe('the line of questions', () => {
  it('marks right and wrong by shape and number, not by colour alone', () => {
    const wrapper = mount(StepLine, {
      props: { steps: 5, current: 5, marks: [true, true, false, true, true], label: '' },
    })
    expect(wrapper.findAll('.line__right')).toHaveLength(4)
    expect(wrapper.findAll('.line__wrong')).toHaveLength(1)
    expect(wrapper.findAll('text').map((text) => text.text())).toEqual(['1', '2', '3', '4', '5'])
  })
})

describe('the curve', () => {
  it('puts the best rank on top', () => {
    const { points } = curve([90, 10], 100, 40, true)
    expect(points[0]!.y).toBe(40)
    expect(points[1]!.y).toBe(0)
  })

  it('passes over missing values and survives a flat line', () => {
    expect(curve([5, null, 5], 100, 40, false).points).toEqual([
      { x: 0, y: 20 },
      { x: 100, y: 20 },
    ])
    expect(curve([], 100, 40, false).path).toBe('')
  })
})

describe('the year', () => {
  it('has every day once, in weeks that begin on Monday', () => {
    const cells = yearGrid(2021)
    expect(cells).toHaveLength(365)
    expect(cells[0]).toEqual({ date: '2021-01-01', week: 0, weekday: 4 })
    expect(yearGrid(2024)).toHaveLength(366)
    expect(Math.max(...yearGrid(2024).map((cell) => cell.week))).toBeLessThanOrEqual(53)
  })

  it('has five steps, and 0 points is more than not playing', () => {
    expect([undefined, 0, 30, 60, 100].map((points) => heatStep(points, 100))).toEqual([0, 1, 2, 3, 4])
  })

  it('names each month above its first week', () => {
    const months = Array.from({ length: 12 }, (_, index) => `${index + 1} 月`)
    const wrapper = mount(HeatYear, { props: { year: 2021, points: new Map(), pointsMax: 100, label: '', months } })
    const names = wrapper.findAll('text')
    expect(names.map((name) => name.text())).toEqual(months)
    expect(names.map((name) => Number(name.attributes('x')) / 11).slice(0, 3)).toEqual([0, 5, 9])
  })
})

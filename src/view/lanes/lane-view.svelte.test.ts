import { expect, test } from 'vitest'
import { type Facts, LaneView } from './lane-view.svelte.ts'

const live: Facts = { atUs: 8e6, startUs: 0, endUs: 8e6, isLive: true, pace: 1 }
const later: Facts = { ...live, atUs: 9e6, endUs: 9e6 }

test('the lanes follow the present until they are panned, and again when told to', () => {
	const look = new LaneView()
	expect(look.at(later).toUs).toBeGreaterThan(9e6)
	look.pan(live, -1e6)
	const panned = look.at(live)
	expect(look.at(later)).toEqual(panned)
	expect(look.isFollowing(later)).toBe(false)
	look.follow(later)
	expect(look.at(later).toUs).toBeGreaterThan(9e6)
})

test('a zoom that was chosen stays when the pace changes, until follow is asked for while following', () => {
	const look = new LaneView()
	look.zoom(live, 0.5, live.atUs)
	expect(look.windowUs(live)).toBe(1e6)
	expect(look.windowUs({ ...live, pace: 0.01 })).toBe(1e6)
	expect(look.isFollowing(live)).toBe(true)
	look.follow(live)
	expect(look.windowUs(live)).toBe(2e6)
})

test('zooming a panned view keeps the time under the pointer in its place', () => {
	const look = new LaneView()
	look.pan(live, -2e6)
	const before = look.at(live)
	const us = before.fromUs + 0.25 * (before.toUs - before.fromUs)
	look.zoom(live, 0.5, us)
	const after = look.at(live)
	expect((us - after.fromUs) / (after.toUs - after.fromUs)).toBeCloseTo(0.25)
})

test('a seek by a click moves nothing but the playhead', () => {
	const look = new LaneView()
	const before = look.at(live)
	look.stay(live)
	expect(look.at({ ...later, isLive: false, atUs: 7e6 })).toEqual(before)
	expect(look.at(later).toUs).toBeGreaterThan(9e6)
})

test('a time that is sought elsewhere comes into view', () => {
	const look = new LaneView()
	look.stay(live)
	const view = look.at({ ...live, isLive: false, atUs: 1e6 })
	expect(view.fromUs).toBeLessThanOrEqual(1e6)
	expect(view.toUs).toBeGreaterThanOrEqual(1e6)
})

test('what is revealed is in view afterwards, and a view that holds it already stays', () => {
	const look = new LaneView()
	look.reveal(live, 7e6, 7.1e6)
	expect(look.isFollowing(live)).toBe(true)
	look.reveal(live, 2e6, 2.1e6)
	const view = look.at(live)
	expect(view.fromUs).toBeLessThanOrEqual(2e6)
	expect(view.toUs).toBeGreaterThanOrEqual(2.1e6)
})

test('where traffic comes in bursts the whole run is in view, until a zoom is chosen', () => {
	const look = new LaneView()
	const burst = { ...live, hasWave: true }
	expect(look.at(burst).fromUs).toBe(0)
	look.zoom(burst, 0.5, burst.atUs)
	expect(look.at(burst).fromUs).toBeGreaterThan(0)
})

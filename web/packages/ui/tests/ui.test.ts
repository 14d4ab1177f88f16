import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { ActionButton, ChoiceCard, ModalSheet, TextField, closeTopSheet, nextFocus } from '../src'

afterEach(() => (document.body.innerHTML = ''))

describe('focus in a sheet', () => {
  it('goes round in both directions', () => {
    expect(nextFocus(3, 2, false)).toBe(0)
    expect(nextFocus(3, 0, true)).toBe(2)
    expect(nextFocus(3, -1, false)).toBe(0)
    expect(nextFocus(0, -1, false)).toBe(-1)
  })

  it('starts at the heading, hides the page behind, and returns to where it was', async () => {
    document.body.innerHTML = '<div id="app"><button id="opener">open</button></div>'
    const opener = document.getElementById('opener')!
    opener.focus()
    const wrapper = mount(ModalSheet, {
      props: { open: false, title: '规则', closeLabel: '关闭' },
      attachTo: document.body,
    })
    await wrapper.setProps({ open: true })
    await nextTick()
    expect(document.activeElement?.textContent).toBe('规则')
    expect(document.getElementById('app')!.hasAttribute('inert')).toBe(true)
    document
      .querySelector('[role=dialog]')!
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    expect(wrapper.emitted('close')).toHaveLength(1)
    await wrapper.setProps({ open: false })
    await nextTick()
    expect(document.getElementById('app')!.hasAttribute('inert')).toBe(false)
    expect(document.activeElement).toBe(opener)
    wrapper.unmount()
  })
})

describe('the back button', () => {
  it('closes the sheet on top, one at a time, and is told when there is none', async () => {
    const sheet = (open: boolean) =>
      mount(ModalSheet, { props: { open, title: '规则', closeLabel: '关闭' }, attachTo: document.body })
    const below = sheet(true)
    const above = sheet(true)
    expect(closeTopSheet()).toBe(true)
    expect([below.emitted('close'), above.emitted('close')]).toEqual([undefined, [[]]])
    await above.setProps({ open: false })
    expect(closeTopSheet()).toBe(true)
    expect(below.emitted('close')).toHaveLength(1)
    below.unmount()
    expect(closeTopSheet()).toBe(false)
    above.unmount()
  })
})

describe('a button', () => {
  it('keeps its place but does nothing while busy', async () => {
    const wrapper = mount(ActionButton, { props: { busy: true }, slots: { default: '交卷' } })
    await wrapper.trigger('click')
    expect(wrapper.emitted('press')).toBeUndefined()
    expect(wrapper.attributes('aria-disabled')).toBe('true')
    await wrapper.setProps({ busy: false })
    await wrapper.trigger('click')
    expect(wrapper.emitted('press')).toHaveLength(1)
  })
})

describe('a field', () => {
  it('names its hint and its error for screen readers', () => {
    const wrapper = mount(TextField, {
      props: { id: 'phone', label: '手机号', hint: '不公开', error: '请填写 11 位', modelValue: '' },
    })
    const input = wrapper.find('input')
    expect(input.attributes('aria-describedby')).toBe('phone-hint phone-error')
    expect(input.attributes('aria-invalid')).toBe('true')
    expect(wrapper.find('label').attributes('for')).toBe('phone')
  })
})

describe('a choice', () => {
  it('is a native radio button or checkbox', () => {
    const card = (kind: 'radio' | 'checkbox') =>
      mount(ChoiceCard, { props: { kind, name: 'q', checked: true }, slots: { default: '1925 年' } }).find('input')
    expect(card('radio').attributes('type')).toBe('radio')
    expect(card('checkbox').attributes('type')).toBe('checkbox')
  })
})

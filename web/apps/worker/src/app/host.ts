/// The few places where only the user agent tells: what WeChat forbids cannot be felt for.
export const isWeChat = /MicroMessenger/i.test(navigator.userAgent)

/// What this device is called in the list of devices.
export function deviceName(agent: string): string {
  const system =
    [
      [/iPhone/, 'iPhone'],
      [/iPad/, 'iPad'],
      [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
      [/Android/, 'Android'],
      [/Windows/, 'Windows'],
      [/Mac OS X/, 'Mac'],
      [/Linux/, 'Linux'],
    ].find(([pattern]) => (pattern as RegExp).test(agent))?.[1] ?? ''
  const browser =
    [
      [/MicroMessenger/, 'WeChat'],
      [/Edg\//, 'Edge'],
      [/Firefox\//, 'Firefox'],
      [/Chrome\//, 'Chrome'],
      [/Safari\//, 'Safari'],
    ].find(([pattern]) => (pattern as RegExp).test(agent))?.[1] ?? ''
  return [system, browser].filter((part) => part !== '').join(' · ')
}

/// The few places where only the user agent tells: what WeChat forbids cannot be felt for.
export const isWeChat = /MicroMessenger/i.test(navigator.userAgent)

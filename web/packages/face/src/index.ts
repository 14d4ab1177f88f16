export * from './announce'
export * from './net'
export * from './words'

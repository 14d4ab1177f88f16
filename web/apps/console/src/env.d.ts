/// <reference types="vite/client" />

declare module 'icon:*' {
  const shape: string
  export default shape
}

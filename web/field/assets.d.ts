// What Vite makes of imports that are not TypeScript.
declare module '*.css'
declare module '*?url' {
  const address: string
  export default address
}

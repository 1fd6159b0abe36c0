// The desk begins here: styles, data, and the app in its place.
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../kit/tokens.css'
import '../kit/base.css'
import './desk.css'
import { language } from '../kit/language.ts'
import { queryClient } from '../kit/query.ts'
import { App } from './app.tsx'

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
document.documentElement.lang = language()

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient()}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)

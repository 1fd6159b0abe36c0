// The desk begins here: styles, data, and the app in its place.
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../kit/tokens.css'
import '../kit/base.css'
import './desk.css'
import { queryClient } from '../kit/query.ts'
import { App } from './app.tsx'
import { LanguageProvider } from './shell/language.tsx'

const place = document.getElementById('app')
if (!place) throw new Error('index.html has no #app')

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient()}>
      <LanguageProvider>
        <App />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
)

import './viewer.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ViewerApp } from './ViewerApp.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('The file has no element with the id "root".')
createRoot(root).render(
  <StrictMode>
    <ViewerApp />
  </StrictMode>,
)

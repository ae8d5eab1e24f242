// What the browser adds to pages that work without it. Each module looks for its own marks in the page.
import { startAutosave } from './islands/autosave.ts'
import { focusErrors, startButtons } from './islands/buttons.ts'
import { startForms } from './islands/forms.ts'
import { startKeyboard } from './islands/keyboard.ts'
import { startLive } from './islands/live.ts'
import { showCurrentRoom } from './islands/navigation.ts'
import { startSelection } from './islands/selection.ts'
import { startSession } from './islands/session.ts'
import { onSwap } from './islands/swap.ts'
import { startTables } from './islands/tables.ts'

function each(): void {
  startTables()
  startSelection()
  startButtons()
  startAutosave()
}

each()
onSwap(each)
startForms()
focusErrors()
startKeyboard()
showCurrentRoom()
startLive()
startSession()

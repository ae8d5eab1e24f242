/** On a phone the rooms stay in one line that scrolls: it begins with the room that is open in view. */
export function showCurrentRoom(): void {
  const list = document.querySelector<HTMLElement>('.moj-primary-navigation__list')
  const current = list?.querySelector('[aria-current]')
  if (!list || !current) return
  const [around, room] = [list.getBoundingClientRect(), current.getBoundingClientRect()]
  if (room.right > around.right) list.scrollLeft += room.left - around.left - (around.width - room.width) / 2
}

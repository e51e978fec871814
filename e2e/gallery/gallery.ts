/**
 * Components with fixed moments: a page to look at, and what screenshots are taken of. `?show=` one of the views,
 * `&case=` one of its cases, `&theme=dark`, `&reduced`, `&phone`.
 */
import { mount } from 'svelte'
import '../../src/view/tokens.css'
import Gallery from './Gallery.svelte'

const target = document.querySelector('#gallery')
if (target !== null) mount(Gallery, { target })

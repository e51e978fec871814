/**
 * Components with recorded moments at fixed times: a page to look at, and what the screenshots are taken of.
 * `?case=name`, `&at=ms`, `&theme=dark`, `&reduced`, arrow keys step through the cases.
 */
import { mount } from 'svelte'
import '../../src/view/tokens.css'
import Gallery from './Gallery.svelte'

const target = document.querySelector('#gallery')
if (target !== null) mount(Gallery, { target })

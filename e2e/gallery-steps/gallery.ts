/** What a person sees who schedules: `?case=hang|long|searching|parted|free`, `&theme=dark`, `&width=824`. */
import { mount } from 'svelte'
import '../../src/view/tokens.css'
import Gallery from './Gallery.svelte'

const target = document.querySelector('#gallery')
if (target !== null) mount(Gallery, { target })

import './register.mjs'

/// The parts of Element Plus that the console uses, one by one: what is not named here is not built
/// in. Their styles stand in shell/element.css.
export { ElButton } from 'element-plus/es/components/button/index.mjs'
export { ElConfigProvider } from 'element-plus/es/components/config-provider/index.mjs'
export { ElDialog } from 'element-plus/es/components/dialog/index.mjs'
export { ElDrawer } from 'element-plus/es/components/drawer/index.mjs'
export { ElDropdown, ElDropdownItem, ElDropdownMenu } from 'element-plus/es/components/dropdown/index.mjs'
export { ElInput } from 'element-plus/es/components/input/index.mjs'
export { ElOption, ElSelect } from 'element-plus/es/components/select/index.mjs'
export { ElSwitch } from 'element-plus/es/components/switch/index.mjs'
export { ElTag } from 'element-plus/es/components/tag/index.mjs'

/* wlan-mgt-setup-fields.h - the fields of Wi-Fi Protected Setup, included by wlan-mgt-fields.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* clang-format off */
FIELD (WPS_TYPE, "wps.type", N_("Type"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("Which fact about the device follows."))
FIELD (WPS_LENGTH, "wps.length", N_("Length"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Octets of the value."))
FIELD (WPS_VERSION, "wps.version", N_("Version"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("Ten in hexadecimal, whatever the version; later ones stand in the extension."))
FIELD (WPS_STATE, "wps.wifi_protected_setup_state", N_("State"), OCTET_FIELD_HEX, .bits = 8,
    OCTET_NAMED (setup_states),
    .lesson = N_("Whether the access point has got its settings yet."))
FIELD (WPS_REQUEST, "wps.request_type", N_("Request"), OCTET_FIELD_HEX, .bits = 8,
    OCTET_NAMED (setup_requests),
    .lesson = N_("What the station wants: to be let in, or to let others in."))
FIELD (WPS_RESPONSE, "wps.response_type", N_("Response"), OCTET_FIELD_HEX, .bits = 8,
    OCTET_NAMED (setup_responses),
    .lesson = N_("What the answering device is."))
FIELD (WPS_UUID, "wps.uuid_e", N_("Device's own number"), OCTET_FIELD_BYTES,
    .lesson = N_("A number that the device keeps for good, wherever it goes."))
FIELD (WPS_BANDS, "wps.rf_bands", N_("Bands"), OCTET_FIELD_HEX, .bits = 8,
    OCTET_NAMED (setup_bands),
    .lesson = N_("On which frequencies it can be reached."))
FIELD (WPS_ASSOCIATION, "wps.association_state", N_("Association state"), OCTET_FIELD_HEX,
    .bits = 16, OCTET_NAMED (setup_associations),
    .lesson = N_("How the last try to join went."))
FIELD (WPS_ERROR, "wps.configuration_error", N_("Error"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("Why the last setup failed; zero for no error."))
FIELD (WPS_PASSWORD, "wps.device_password_id", N_("Password"), OCTET_FIELD_HEX, .bits = 16,
    OCTET_NAMED (setup_passwords),
    .lesson = N_("How both sides prove that they mean each other: a number that is typed in, or "
                 "a button."))
FIELD (WPS_MANUFACTURER, "wps.manufacturer", N_("Manufacturer"), OCTET_FIELD_STRING,
    .lesson = N_("Who made the device; everybody in reach can read it."))
FIELD (WPS_MODEL, "wps.model_name", N_("Model"), OCTET_FIELD_STRING,
    .lesson = N_("What the device is called."))
FIELD (WPS_MODEL_NUMBER, "wps.model_number", N_("Model number"), OCTET_FIELD_STRING,
    .lesson = N_("The maker's number for the model."))
FIELD (WPS_SERIAL, "wps.serial_number", N_("Serial number"), OCTET_FIELD_STRING,
    .lesson = N_("The number of this very device."))
FIELD (WPS_DEVICE, "wps.primary_device_type", N_("Kind of device"), OCTET_FIELD_BYTES,
    .lesson = N_("Category, who defined it, and subcategory."))
FIELD (WPS_CATEGORY, "wps.primary_device_type.category", N_("Category"), OCTET_FIELD_HEX,
    .bits = 16, OCTET_NAMED (setup_categories),
    .lesson = N_("Computer, printer, phone and the like."))
FIELD (WPS_SUBCATEGORY, "wps.primary_device_type.subcategory_network_infrastructure",
    N_("Subcategory"), OCTET_FIELD_HEX, .bits = 16, OCTET_NAMED (setup_network_devices),
    .lesson = N_("What kind of network device it is."))
FIELD (WPS_DEVICE_NAME, "wps.device_name", N_("Device name"), OCTET_FIELD_STRING,
    .lesson = N_("The name that a person would know it by."))
FIELD (WPS_METHODS, "wps.config_methods", N_("Methods"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("The ways in which the device can be set up."))
FIELD (WPS_USB, "wps.config_methods.usba", N_("USB"), OCTET_FIELD_HEX, .bits = 16, .mask = 0x1,
    .lesson = N_("Settings on a USB stick."))
FIELD (WPS_ETHERNET, "wps.config_methods.ethernet", N_("Ethernet"), OCTET_FIELD_HEX, .bits = 16,
    .mask = 0x2,
    .lesson = N_("Over a cable."))
FIELD (WPS_LABEL, "wps.config_methods.label", N_("Label"), OCTET_FIELD_HEX, .bits = 16,
    .mask = 0x4,
    .lesson = N_("A number printed on the device."))
FIELD (WPS_DISPLAY, "wps.config_methods.display", N_("Display"), OCTET_FIELD_HEX, .bits = 16,
    .mask = 0x8,
    .lesson = N_("A number on a screen."))
FIELD (WPS_VIRTUAL_DISPLAY, "wps.config_methods.virt_display", N_("Display by software"),
    OCTET_FIELD_HEX, .bits = 16, .mask = 0x2000,
    .lesson = N_("A number on a page of the device."))
FIELD (WPS_REAL_DISPLAY, "wps.config_methods.phy_display", N_("Display of its own"),
    OCTET_FIELD_HEX, .bits = 16, .mask = 0x4000,
    .lesson = N_("A number on a screen that is part of the device."))
FIELD (WPS_NFC_TAG, "wps.config_methods.nfcext", N_("NFC tag"), OCTET_FIELD_HEX, .bits = 16,
    .mask = 0x10,
    .lesson = N_("A tag that the other device touches."))
FIELD (WPS_NFC_INSIDE, "wps.config_methods.nfcint", N_("NFC tag inside"), OCTET_FIELD_HEX,
    .bits = 16, .mask = 0x20,
    .lesson = N_("A tag that is built in."))
FIELD (WPS_NFC_READER, "wps.config_methods.nfcinf", N_("NFC reader"), OCTET_FIELD_HEX, .bits = 16,
    .mask = 0x40,
    .lesson = N_("A reader that tags are held to."))
FIELD (WPS_BUTTON, "wps.config_methods.pushbutton", N_("Button"), OCTET_FIELD_HEX, .bits = 16,
    .mask = 0x80,
    .lesson = N_("A button on both devices, pressed within two minutes."))
FIELD (WPS_VIRTUAL_BUTTON, "wps.config_methods.virt_pushbutton", N_("Button by software"),
    OCTET_FIELD_HEX, .bits = 16, .mask = 0x200,
    .lesson = N_("A button on a page of the device."))
FIELD (WPS_REAL_BUTTON, "wps.config_methods.phy_pushbutton", N_("Button of its own"),
    OCTET_FIELD_HEX, .bits = 16, .mask = 0x400,
    .lesson = N_("A button that can be touched."))
FIELD (WPS_KEYPAD, "wps.config_methods.keypad", N_("Keypad"), OCTET_FIELD_HEX, .bits = 16,
    .mask = 0x100,
    .lesson = N_("Keys to type a number on."))
FIELD (WPS_VENDOR, "wps.vendor_extension", N_("Vendor's extension"), OCTET_FIELD_BYTES,
    .lesson = N_("What the standard did not foresee."))
FIELD (WPS_VENDOR_ID, "wps.vendor_id", N_("Vendor"), OCTET_FIELD_UINT, .bits = 24,
    .lesson = N_("Whose extension it is; 14122 is the Wi-Fi Alliance itself."))
FIELD (WPS_EXTENSION, "wps.ext.id", N_("Extension"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Which fact follows in the extension."))
FIELD (WPS_EXTENSION_LENGTH, "wps.ext.len", N_("Length"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Octets of that fact."))
FIELD (WPS_EXTENSION_VERSION, "wps.ext.version2", N_("Version"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("The real version: 20 in hexadecimal is 2.0."))
/* clang-format on */

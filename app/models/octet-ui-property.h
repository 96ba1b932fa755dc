/* octet-ui-property.h - one thing that is known of a capture, as a row to read and to copy.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define OCTET_UI_TYPE_PROPERTY (octet_ui_property_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiProperty, octet_ui_property, OCTET_UI, PROPERTY, GObject)

OctetUiProperty *octet_ui_property_new        (const char      *group,
                                               const char      *name,
                                               const char      *value,
                                               const char      *exact,
                                               guint32          packet) G_GNUC_WARN_UNUSED_RESULT;
const char      *octet_ui_property_get_group  (OctetUiProperty *self);
const char      *octet_ui_property_get_name   (OctetUiProperty *self);
const char      *octet_ui_property_get_value  (OctetUiProperty *self);
const char      *octet_ui_property_get_exact  (OctetUiProperty *self);
guint32          octet_ui_property_get_packet (OctetUiProperty *self);

G_END_DECLS

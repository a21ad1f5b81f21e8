"""Opens a file with the field's own reader and prints what it found there, as JSON.

    check.py xlsx FILE        openpyxl: for every sheet its rows, and the texts of its cells row by row
    check.py pdf FILE         LibreOffice: pages of the PDF that an XLSX or DOCX becomes, and its text
    check.py ics FILE         icalendar: events with their start, end and summary
    check.py ocel FILE        pm4py: events, objects, relations, after its own checks
    check.py navigator FILE   mitreattack-python: techniques with their scores

One function a format. A file that its reader refuses ends with a traceback and a code other than 0.
"""

import json
import os
import subprocess
import sys
import tempfile


def xlsx(path):
    import openpyxl

    book = openpyxl.load_workbook(path)
    sheets = []
    for sheet in book.worksheets:
        rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        sheets.append(
            {
                "name": sheet.title,
                "rows": rows,
                "landscape": sheet.page_setup.orientation == "landscape",
                "paper": int(sheet.page_setup.paperSize or 0),
                # A width of one page is the default of what is fitted; the height is as it comes.
                "fits": bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage)
                and str(sheet.page_setup.fitToHeight) == "0",
                "repeats": sheet.print_title_rows or "",
                "freezes": str(sheet.freeze_panes or ""),
                "filter": sheet.auto_filter.ref or "",
            }
        )
    properties = book.properties
    return {"sheets": sheets, "created": properties.created.isoformat(), "title": properties.title or ""}


def pdf(path):
    with tempfile.TemporaryDirectory() as folder:
        # A profile of its own: LibreOffice runs once per profile.
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path]
        subprocess.run(command, check=True, timeout=180, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        made = os.path.join(folder, os.path.splitext(os.path.basename(path))[0] + ".pdf")
        info = subprocess.run(["pdfinfo", made], check=True, capture_output=True, text=True).stdout
        text = subprocess.run(["pdftotext", "-layout", made, "-"], check=True, capture_output=True, text=True).stdout
        pages = int(next(line.split()[1] for line in info.splitlines() if line.startswith("Pages:")))
        size = next(line.split(":", 1)[1].strip() for line in info.splitlines() if line.startswith("Page size:"))
        return {"pages": pages, "size": size, "text": text}


def ics(path):
    import icalendar

    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    events = []
    for event in calendar.walk("VEVENT"):
        events.append(
            {
                "uid": str(event["UID"]),
                "start": event["DTSTART"].dt.isoformat(),
                "end": event["DTEND"].dt.isoformat() if "DTEND" in event else None,
                "summary": str(event.get("SUMMARY", "")),
            }
        )
    return {"events": events, "product": str(calendar.get("PRODID", ""))}


def ocel(path):
    import pm4py

    log = pm4py.read_ocel2_json(path)
    types = log.objects[log.object_type_column].value_counts().to_dict()
    return {
        "events": int(len(log.events)),
        "objects": int(len(log.objects)),
        "event_object_relations": int(len(log.relations)),
        "object_object_relations": int(len(log.o2o)),
        "object_types": {str(name): int(count) for name, count in types.items()},
        "event_types": sorted(str(name) for name in log.events[log.event_activity].unique()),
    }


def navigator(path):
    from mitreattack.navlayers import Layer

    layer = Layer(strict=True)
    layer.from_file(path)
    found = layer.to_dict()
    return {
        "name": found["name"],
        "domain": found["domain"],
        "versions": found["versions"],
        "techniques": [
            {"id": one["techniqueID"], "tactic": one.get("tactic"), "score": one.get("score")}
            for one in found["techniques"]
        ],
    }


CHECKS = {check.__name__: check for check in (xlsx, pdf, ics, ocel, navigator)}

if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in CHECKS:
        sys.exit(__doc__)
    # Readers print remarks and progress; only the last line is the answer.
    print("\n" + json.dumps(CHECKS[sys.argv[1]](sys.argv[2]), ensure_ascii=False))

# Does in LibreOffice what was done to a workbook: reads runs of steps from a file, writes what each sheet has then. Arguments: program, pipe, steps, answers.
import json, subprocess, sys, tempfile, time
import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.sheet.CellInsertMode import DOWN, RIGHT
from com.sun.star.sheet.CellDeleteMode import UP, LEFT
from com.sun.star.table import CellRangeAddress, CellAddress

program, pipe, steps, answers = sys.argv[1:5]
profile = tempfile.mkdtemp()
office = subprocess.Popen([program, f'-env:UserInstallation=file://{profile}', '--headless', '--norestore', f'--accept=pipe,name={pipe};urp;'])
try:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
    for attempt in range(120):
        try:
            context = resolver.resolve(f'uno:pipe,name={pipe};urp;StarOffice.ComponentContext')
            break
        except Exception:
            time.sleep(0.5)
    desktop = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context)
    hidden = PropertyValue()
    hidden.Name, hidden.Value = 'Hidden', True
    results = []
    for run in json.load(open(steps)):
        document = desktop.loadComponentFromURL('file://' + run['file'], '_blank', 0, (hidden,))
        for step in run['steps']:
            # A sheet that was shifted is another range than before.
            sheet = document.Sheets.getByIndex(0)
            area = CellRangeAddress(0, step['left'], step['top'], step['right'], step['bottom'])
            if step['kind'] == 'insert':
                sheet.insertCells(area, DOWN if step['direction'] == 'rows' else RIGHT)
            elif step['kind'] == 'delete':
                sheet.removeRange(area, UP if step['direction'] == 'rows' else LEFT)
            else:
                sheet.copyRange(CellAddress(0, step['column'], step['row']), area)
        document.calculateAll()
        sheet = document.Sheets.getByIndex(0)
        size = run['size']
        cells = [[sheet.getCellByPosition(column, row) for column in range(size)] for row in range(size)]
        results.append({
            'formulas': [[cell.getFormula() for cell in row] for row in cells],
            'values': [[cell.getString() for cell in row] for row in cells],
        })
        document.close(True)
    json.dump(results, open(answers, 'w'))
    try:
        desktop.terminate()
    except Exception:
        pass
finally:
    office.terminate()
    office.wait()
